//! The table by month as Parquet: Snappy, one row group, no Arrow.

use std::{io::Write, sync::Arc};

use drypowder_simulation::results::{MonthRow, Tables};
use parquet::{
    basic::{Compression, LogicalType, Repetition, Type as Physical},
    column::writer::ColumnWriter,
    data_type::ByteArray,
    errors::{ParquetError, Result},
    file::{
        properties::WriterProperties,
        writer::{SerializedFileWriter, SerializedRowGroupWriter},
    },
    schema::types::Type,
};

use super::{Cell, Column, columns};

/// Writes the table as a Parquet file with the columns of the CSV.
///
/// # Errors
/// Those of the writer.
pub fn months_parquet(tables: &Tables, out: impl Write + Send) -> Result<()> {
    let columns = columns();
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut file = SerializedFileWriter::new(out, Arc::new(schema(&columns)?), Arc::new(properties))?;
    let mut group = file.next_row_group()?;
    for column in &columns {
        write_column(&mut group, column, &tables.months)?;
    }
    group.close()?;
    file.close()?;
    Ok(())
}

fn schema(columns: &[Column]) -> Result<Type> {
    let fields: Result<Vec<_>> = columns.iter().map(|column| field(column).map(Arc::new)).collect();
    Type::group_type_builder("months").with_fields(fields?).build()
}

fn field(column: &Column) -> Result<Type> {
    let (physical, logical, repetition) = match column.cell {
        Cell::Text(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String), Repetition::REQUIRED),
        Cell::Month => (Physical::INT32, None, Repetition::REQUIRED),
        Cell::Share(_) => (Physical::DOUBLE, None, Repetition::REQUIRED),
        Cell::Fan(..) => (Physical::DOUBLE, None, Repetition::OPTIONAL),
    };
    Type::primitive_type_builder(&column.name, physical)
        .with_logical_type(logical)
        .with_repetition(repetition)
        .build()
}

fn write_column<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    column: &Column,
    rows: &[MonthRow],
) -> Result<()> {
    let Some(mut writer) = group.next_column()? else {
        return Err(ParquetError::General(format!("the schema lacks the column {}", column.name)));
    };
    match (writer.untyped(), column.cell) {
        (ColumnWriter::ByteArrayColumnWriter(typed), Cell::Text(text)) => {
            let values: Vec<ByteArray> = rows.iter().map(|row| ByteArray::from(text(row))).collect();
            typed.write_batch(&values, None, None)?;
        }
        (ColumnWriter::Int32ColumnWriter(typed), Cell::Month) => {
            let values: Vec<i32> = rows.iter().map(|row| row.month.cast_signed()).collect();
            typed.write_batch(&values, None, None)?;
        }
        (ColumnWriter::DoubleColumnWriter(typed), Cell::Share(share)) => {
            let values: Vec<f64> = rows.iter().map(|row| share.of(row)).collect();
            typed.write_batch(&values, None, None)?;
        }
        (ColumnWriter::DoubleColumnWriter(typed), Cell::Fan(quantity, quantile)) => {
            let found = rows.iter().map(|row| row.fans[quantity][quantile]);
            let values: Vec<f64> = found.clone().flatten().collect();
            let present: Vec<i16> = found.map(|value| i16::from(value.is_some())).collect();
            typed.write_batch(&values, Some(&present), None)?;
        }
        _ => {
            return Err(ParquetError::General(format!("the column {} has another type", column.name)));
        }
    }
    writer.close()
}

#[cfg(test)]
mod tests {
    use parquet::{
        file::reader::{FileReader, SerializedFileReader},
        record::Field,
    };

    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let mut out = Vec::new();
        months_parquet(&super::super::tests::tables(), &mut out).unwrap();
        let path = std::env::temp_dir().join(format!("drypowder-months-{}.parquet", std::process::id()));
        std::fs::write(&path, &out).unwrap();
        let reader = SerializedFileReader::new(std::fs::File::open(&path).unwrap()).unwrap();
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
        std::fs::remove_file(&path).unwrap();
        let cell = |row: usize, name: &str| {
            rows[row]
                .get_column_iter()
                .find(|(found, _)| *found == name)
                .map(|(_, field)| field.clone())
                .unwrap()
        };
        assert_eq!(rows.len(), 2);
        assert_eq!(cell(0, "company"), Field::Str("Lab, One".into()));
        assert_eq!(cell(1, "month"), Field::Int(2));
        assert_eq!(cell(0, "acquired"), Field::Double(0.25));
        assert_eq!(cell(0, "cash_p95"), Field::Double(4e9));
        assert_eq!(cell(1, "cash_p95"), Field::Null);
    }
}
